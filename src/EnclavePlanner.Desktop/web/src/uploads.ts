/** Told of a transfer: bytes sent and bytes in all. */
export type TransferProgress = (sent: number, total: number) => void;

/** Sends files in one request; the address names the folder they arrive in. Rejects with the server's words. */
export function sendFiles(address: string, files: readonly File[], onProgress: TransferProgress): Promise<string> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    for (const file of files) form.append('files', file, file.name);
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded, event.total));
    request.addEventListener('load', () =>
      request.status === 200 ? resolve(request.responseText) : reject(new Error(request.responseText)));
    request.addEventListener('error', () => reject(new Error('network')));
    request.open('POST', address);
    request.send(form);
  });
}

/** Hands files dropped anywhere on the window to the receiver, and marks the window while files hover over it. */
export function receiveDrops(receiver: (files: File[]) => void): () => void {
  const over = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    document.body.classList.add('dropping');
  };
  const leave = (event: DragEvent) => {
    if (event.relatedTarget === null) document.body.classList.remove('dropping');
  };
  const drop = (event: DragEvent) => {
    document.body.classList.remove('dropping');
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    receiver(files);
  };
  window.addEventListener('dragover', over);
  window.addEventListener('dragleave', leave);
  window.addEventListener('drop', drop);
  return () => {
    window.removeEventListener('dragover', over);
    window.removeEventListener('dragleave', leave);
    window.removeEventListener('drop', drop);
  };
}
