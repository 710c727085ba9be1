package cn.icpfiling.filing.uploads;

import cn.icpfiling.platform.web.transfer.TusHeaders;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Names the protocol's version in every answer, and the supported versions to a client of another one. */
@Provider
@SpeaksTus
final class TusAnswers implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(TusHeaders.RESUMABLE, TusHeaders.VERSION);
        if (response.getStatus() == Response.Status.PRECONDITION_FAILED.getStatusCode()) {
            response.getHeaders().putSingle(TusHeaders.VERSIONS, TusHeaders.VERSION);
        }
    }
}
