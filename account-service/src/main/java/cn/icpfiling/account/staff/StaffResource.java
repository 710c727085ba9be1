package cn.icpfiling.account.staff;

import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.FreshFactor;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.TaggedResponses;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/staff")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
@RunOnVirtualThread
final class StaffResource {

    private final ListStaff listStaff;
    private final AddStaff addStaff;
    private final ShowStaff showStaff;
    private final ChangeStaff changeStaff;
    private final IdempotentRequests requests;

    StaffResource(
            ListStaff listStaff,
            AddStaff addStaff,
            ShowStaff showStaff,
            ChangeStaff changeStaff,
            IdempotentRequests requests) {
        this.listStaff = listStaff;
        this.addStaff = addStaff;
        this.showStaff = showStaff;
        this.changeStaff = changeStaff;
        this.requests = requests;
    }

    record NewStaff(
            @NotNull @Size(max = 64) @Pattern(regexp = "^[a-z0-9][a-z0-9._-]*$")
            String login,

            @NotNull @Valid StaffEntry entry) {}

    @GET
    public Page<StaffMember> listStaff(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return listStaff.handle(cursor, limit);
    }

    @POST
    @FreshFactor
    @APIResponseSchema(value = StaffMember.class, responseCode = "201")
    public Response addStaff(@HeaderParam(IdempotencyKey.HEADER) String key, @NotNull @Valid NewStaff wanted) {
        return addStaff.handle(requests.of("addStaff", key, wanted), wanted.login(), wanted.entry())
                .toResponse();
    }

    @GET
    @Path("/{id}")
    public RestResponse<StaffMember> showStaff(@PathParam("id") UUID id) {
        return tagged(showStaff.handle(id));
    }

    @PUT
    @Path("/{id}")
    @FreshFactor
    public RestResponse<StaffMember> changeStaff(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) String ifMatch, @NotNull @Valid StaffEntry entry) {
        return tagged(changeStaff.handle(id, IfMatch.of(ifMatch), entry));
    }

    private static RestResponse<StaffMember> tagged(TaggedStaffMember shown) {
        return TaggedResponses.of(shown.tag(), shown.member());
    }
}
