import { applyDecorators, type CustomDecorator, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth } from '@nestjs/swagger';
import type { Permission as PermissionName } from '#domain';

/** What a handler asks of whoever calls it. */
export type Access =
  | { readonly kind: 'public'; readonly reason: string }
  | { readonly kind: 'permission'; readonly permission: PermissionName };

export const ACCESS = 'wijkkas:access';

/** The caller needs this permission, somewhere; the use case then checks it for the case at hand. */
export function Permission(permission: PermissionName): MethodDecorator {
  return applyDecorators(
    SetMetadata(ACCESS, { kind: 'permission', permission } satisfies Access),
    ApiBearerAuth(),
    ApiCookieAuth('session'),
  );
}

/** Anyone may call this; the reason says why that is right. */
export function Public(reason: string): CustomDecorator {
  return SetMetadata(ACCESS, { kind: 'public', reason } satisfies Access);
}
