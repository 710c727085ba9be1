package cn.icpfiling.platform.security;

import java.util.Optional;

/** Returns the caller of the current request, if there is a request and a signed-in caller. */
public interface Acting {
    Optional<Actor> now();
}
