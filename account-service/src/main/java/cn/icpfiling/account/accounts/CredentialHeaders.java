package cn.icpfiling.account.accounts;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Most answers of this service carry a credential or personal data, so caches must not store them unless the answer
 * says otherwise. Each 401 names the scheme that the request used, as RFC 9110 15.5.2 and RFC 6749 5.2 demand.
 */
final class CredentialHeaders {

    private static final String BASIC = "Basic realm=\"token\"";

    @ServerResponseFilter
    public void add(ContainerRequestContext request, ContainerResponseContext response) {
        var headers = response.getHeaders();
        headers.putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of("no-store"));
        if (response.getStatus() == Status.UNAUTHORIZED.getStatusCode()) {
            headers.putIfAbsent(HttpHeaders.WWW_AUTHENTICATE, List.of(isBasic(request) ? BASIC : "Bearer"));
        }
    }

    private static boolean isBasic(ContainerRequestContext request) {
        var shown = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        return shown != null && shown.regionMatches(true, 0, "Basic ", 0, "Basic ".length());
    }
}
