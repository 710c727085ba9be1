package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.progress.OrderView;
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

@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.APPLICANT)
@RunOnVirtualThread
final class SubmissionResource {

    private final ShowConfirmation showConfirmation;
    private final SubmitOrder submitOrder;

    SubmissionResource(ShowConfirmation showConfirmation, SubmitOrder submitOrder) {
        this.showConfirmation = showConfirmation;
        this.submitOrder = submitOrder;
    }

    @GET
    @Path("/{id}/confirmation")
    public Confirmation showConfirmation(@PathParam("id") UUID id) {
        return showConfirmation.handle(id);
    }

    @POST
    @Path("/{id}/submission")
    public OrderView submitOrder(@PathParam("id") UUID id, @NotNull @Valid Submission submission) {
        return submitOrder.handle(id, submission);
    }
}
