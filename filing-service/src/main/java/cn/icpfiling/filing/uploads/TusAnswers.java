package cn.icpfiling.filing.uploads;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Says the protocol's version, and to whoever speaks another one which there are. */
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
