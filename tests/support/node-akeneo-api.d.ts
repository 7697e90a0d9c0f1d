/** What the journey uses of a client that is published as sources which our compiler would refuse. */
export declare function setLogger(logger: unknown): void
export declare function setBaseUrl(url: string): void
export declare function setClientId(id: string): void
export declare function setSecret(secret: string): void
export declare function setUsername(name: string): void
export declare function setPassword(password: string): void
export declare function apiUrlProducts(identifier?: string): string
export declare function apiUrlFamilies(code?: string): string
export declare function apiUrlAttributes(code?: string): string
/** All items of a list, or the one resource. */
export declare function get<Result>(path: string): Promise<Result>
export declare function patchVndAkeneoCollection(
  path: string,
  resources: object[],
): Promise<{ statusCode: number; responses: { status_code: number }[] }>
