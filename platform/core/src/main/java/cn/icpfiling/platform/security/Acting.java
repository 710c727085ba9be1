package cn.icpfiling.platform.security;

import java.util.Optional;

/** Tells who makes the request at hand, where there is a request and somebody signed in. */
public interface Acting {
    Optional<Actor> now();
}
