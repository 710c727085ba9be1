package cn.icpfiling.account.staff;

import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.FreshFactor;
import cn.icpfiling.platform.web.write.IfMatch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Acts of an administrator on a member of staff. */
@Path("/api/v1/staff")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
@RunOnVirtualThread
final class StaffActsResource {

    private final DisableStaff disableStaff;
    private final EnableStaff enableStaff;
    private final ResetSecondFactor resetSecondFactor;
    private final ResetPassword resetPassword;
    private final DecideStaffProposal decideProposal;
    private final IdempotentRequests requests;

    StaffActsResource(
            DisableStaff disableStaff,
            EnableStaff enableStaff,
            ResetSecondFactor resetSecondFactor,
            ResetPassword resetPassword,
            DecideStaffProposal decideProposal,
            IdempotentRequests requests) {
        this.disableStaff = disableStaff;
        this.enableStaff = enableStaff;
        this.resetSecondFactor = resetSecondFactor;
        this.resetPassword = resetPassword;
        this.decideProposal = decideProposal;
        this.requests = requests;
    }

    @POST
    @Path("/{id}/disablement")
    @APIResponseSchema(value = StaffMember.class, responseCode = "200")
    public Response disableStaff(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return disableStaff
                .handle(id, requests.of("disableStaff", key, id), IfMatch.of(ifMatch))
                .toResponse();
    }

    @POST
    @Path("/{id}/enablement")
    @FreshFactor
    @APIResponseSchema(value = StaffMember.class, responseCode = "200")
    public Response enableStaff(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return enableStaff
                .handle(id, requests.of("enableStaff", key, id), IfMatch.of(ifMatch))
                .toResponse();
    }

    @POST
    @Path("/{id}/second-factor-reset")
    @FreshFactor
    @APIResponseSchema(value = StaffMember.class, responseCode = "200")
    public Response resetSecondFactor(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return resetSecondFactor
                .handle(id, requests.of("resetSecondFactor", key, id), IfMatch.of(ifMatch))
                .toResponse();
    }

    @POST
    @Path("/{id}/password-reset")
    @FreshFactor
    @APIResponseSchema(value = StaffMember.class, responseCode = "200")
    public Response resetPassword(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return resetPassword
                .handle(id, requests.of("resetPassword", key, id), IfMatch.of(ifMatch))
                .toResponse();
    }

    @POST
    @Path("/{id}/confirmation")
    @FreshFactor
    @APIResponseSchema(value = StaffMember.class, responseCode = "200")
    public Response confirmStaffProposal(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return decideProposal
                .confirm(id, requests.of("confirmStaffProposal", key, id), IfMatch.ofRead(ifMatch))
                .toResponse();
    }

    @POST
    @Path("/{id}/withdrawal")
    @FreshFactor
    @APIResponseSchema(value = StaffMember.class, responseCode = "200")
    public Response withdrawStaffProposal(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return decideProposal
                .withdraw(id, requests.of("withdrawStaffProposal", key, id), IfMatch.of(ifMatch))
                .toResponse();
    }
}
