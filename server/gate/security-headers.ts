/** What a browser is told about every answer: run our own files only, show nothing in frames, name us to nobody. */
import type { RequestHandler } from "express";
import helmet from "helmet";

export function securityHeaders(appOrigin: string | null): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "frame-ancestors": ["'none'"],
        "require-trusted-types-for": ["'script'"],
        // The one policy, which only lets our own workers start: client/platform/script-urls.ts.
        "trusted-types": ["default"],
      },
    },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    crossOriginResourcePolicy: { policy: "same-origin" },
    referrerPolicy: { policy: "no-referrer" },
    // Over http it would be ignored at best; on localhost it would lock every other local server out.
    strictTransportSecurity: appOrigin?.startsWith("https:") ? { maxAge: 31_536_000 } : false,
  });
}
