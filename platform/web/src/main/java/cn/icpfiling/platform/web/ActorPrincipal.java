package cn.icpfiling.platform.web;

import cn.icpfiling.platform.security.Actor;

/** A principal that already knows its actor, so its token's claims are not read on every request. */
public interface ActorPrincipal {

    Actor actor();
}
