package cn.icpfiling.platform.web;

import cn.icpfiling.platform.web.trace.Trace;
import jakarta.inject.Singleton;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.logging.MDC;

/**
 * Sends this service's token to another service's /internal/ operations and passes the trace on. For
 * {@code @RegisterProvider}.
 */
@Singleton
public class ServiceCallFilter implements ClientRequestFilter {

    private final ServiceTokens tokens;

    public ServiceCallFilter(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void filter(ClientRequestContext request) {
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.bearer());
        if (MDC.get(Trace.PARENT_KEY) instanceof String parent) {
            request.getHeaders().putSingle(Trace.HEADER, parent);
        }
    }
}
