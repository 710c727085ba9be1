package cn.icpfiling.platform.web;

import cn.icpfiling.platform.security.Actor;

/** A principal that knows already whom it stands for, so that the claims of its token are not read at each request. */
public interface KnownActor {

    Actor actor();
}
