package cn.icpfiling.filing.transfers;

import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("/internal")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
final class InternalTransfersResource {

    private final TransferCallers callers;
    private final ShowTransferFacts showFacts;
    private final TransferSubject transferSubject;

    InternalTransfersResource(TransferCallers callers, ShowTransferFacts showFacts, TransferSubject transferSubject) {
        this.callers = callers;
        this.showFacts = showFacts;
        this.transferSubject = transferSubject;
    }

    @GET
    @Path("/accounts/{holder}/transfer-facts")
    public TransferFacts showTransferFacts(@PathParam("holder") UUID holder) {
        callers.requireReader();
        return showFacts.handle(holder);
    }

    @POST
    @Path("/subject-transfers")
    public SubjectTransferView transferSubject(@NotNull @Valid SubjectTransferRequest request) {
        callers.require();
        return transferSubject.handle(request);
    }
}
