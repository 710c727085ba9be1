package cn.icpfiling.platform.web.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import jakarta.enterprise.event.Observes;

/**
 * Takes the framework's handler of failed authentication out of each request. Where Quarkus finds that handler and counts requests, it
 * builds the table of all paths anew at each request, to know under which path a refusal would be counted: a sixth of all that a read
 * allocates. Without the handler a refusal fails the request and reaches the problem mappers as before, and is counted under its path.
 */
final class FailedAuthentication {

    /** Of two with one priority the framework's comes first; the next lower one is what looks for the handler. */
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
