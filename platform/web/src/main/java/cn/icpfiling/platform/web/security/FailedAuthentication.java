package cn.icpfiling.platform.web.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import jakarta.enterprise.event.Observes;

/**
 * Removes the framework's handler of failed authentication from each request. If that handler is present and requests
 * are counted, Quarkus builds the table of all paths for each request, to count a refusal under its path. That is a
 * sixth of all that a read allocates. Without the handler, a refusal still reaches the problem mappers and is counted
 * under its path.
 */
final class FailedAuthentication {

    /** Of two filters with this priority the framework's runs first; the next lower one looks for the handler. */
    private static final int AFTER_AUTHENTICATION = SecurityHandlerPriorities.AUTHENTICATION;

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    request.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
                    request.next();
                },
                AFTER_AUTHENTICATION);
    }
}
