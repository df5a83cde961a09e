import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { applyDecorators, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Engine } from '#libs/engine';
import { Refuses } from './answers.js';
import { bearerOf, mustBeAdmin } from './bearer.js';
import type { AuthenticatedRequest } from './headers.js';

const PUBLIC = 'luoshi:public';
const ADMIN = 'luoshi:admin';

/** A door without a token: health, the page, the API documents. */
export const Public = (): ClassDecorator & MethodDecorator => SetMetadata(PUBLIC, true);
/** A door for tokens that may change the installation. */
export const AdminOnly = (): ClassDecorator & MethodDecorator => applyDecorators(SetMetadata(ADMIN, true), Refuses(403));

/** Lets in who bears a known token. */
@Injectable()
export class TokenGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly engine: Engine,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, targets)) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const secret = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
    const token = bearerOf(this.engine, secret);
    if (this.reflector.getAllAndOverride<boolean>(ADMIN, targets)) mustBeAdmin(token);
    request.token = token;
    return true;
  }
}
