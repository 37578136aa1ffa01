/** The window's server side. */
export interface Server {
  invokeMethodAsync(method: string, ...args: unknown[]): Promise<unknown>;
}
