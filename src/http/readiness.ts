/** One thing without which requests cannot be served; throws, or answers false, where it is missing. */
export interface ReadinessCheck {
  readonly name: string;
  check(): Promise<boolean>;
}

/** Injection token of the checks of /readyz: a list of `ReadinessCheck`. */
export const READINESS_CHECKS = Symbol('readiness checks');
