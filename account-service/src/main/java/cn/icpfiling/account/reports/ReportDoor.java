package cn.icpfiling.account.reports;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses a report of a stranger before its body is read: what its headers and its address say needs no body. All callers without a token
 * share one half of the memory for bodies, so strangers with large ones would keep the providers' reports waiting.
 */
@Provider
@SignedReport
@Priority(Priorities.AUTHORIZATION)
final class ReportDoor implements ContainerRequestFilter {

    private final ReportSignature signature;
    private final CurrentVertxRequest requests;

    ReportDoor(ReportSignature signature, CurrentVertxRequest requests) {
        this.signature = signature;
        this.requests = requests;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        signature.requireSender(new ReportSignature.Headers(
                request.getHeaderString(ReportSignature.KEY),
                request.getHeaderString(ReportSignature.DATE),
                request.getHeaderString(ReportSignature.SIGNATURE),
                ReportSignature.addressOf(requests.getCurrent().request())));
    }
}
