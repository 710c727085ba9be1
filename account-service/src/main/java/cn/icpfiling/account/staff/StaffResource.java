package cn.icpfiling.account.staff;

import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.write.IdempotencyKey;
import cn.icpfiling.platform.web.write.IfMatch;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/staff")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
@RunOnVirtualThread
final class StaffResource {

    private static final String REPLAYED = "Idempotent-Replayed";

    private final StaffDesk desk;
    private final ListStaff list;
    private final CurrentActor actor;

    StaffResource(StaffDesk desk, ListStaff list, CurrentActor actor) {
        this.desk = desk;
        this.list = list;
        this.actor = actor;
    }

    record NewStaff(
            @NotNull @Size(max = 64) @Pattern(regexp = "^[a-z0-9][a-z0-9._-]*$")
            String login,

            @NotNull @Valid StaffEntry entry) {}

    @GET
    public Page<StaffMember> listStaff(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return list.page(cursor, limit);
    }

    @POST
    @APIResponseSchema(value = StaffMember.class, responseCode = "201")
    public Response addStaff(@HeaderParam(IdempotencyKey.HEADER) String key, @NotNull @Valid NewStaff wanted) {
        return answer(desk.add(attempt("addStaff", key, wanted), wanted.login(), wanted.entry()));
    }

    @GET
    @Path("/{id}")
    public RestResponse<StaffMember> showStaff(@PathParam("id") UUID id) {
        return tagged(list.one(id));
    }

    @PUT
    @Path("/{id}")
    public RestResponse<StaffMember> changeStaff(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) String ifMatch, @NotNull @Valid StaffEntry entry) {
        return tagged(desk.change(id, IfMatch.of(ifMatch), entry));
    }

    @POST
    @Path("/{id}/disablement")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = StaffMember.class, responseCode = "200")
    public Response disableStaff(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return answer(desk.disable(id, attempt("disableStaff", key, id), IfMatch.of(ifMatch)));
    }

    @POST
    @Path("/{id}/enablement")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = StaffMember.class, responseCode = "200")
    public Response enableStaff(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return answer(desk.enable(id, attempt("enableStaff", key, id), IfMatch.of(ifMatch)));
    }

    @POST
    @Path("/{id}/second-factor-reset")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = StaffMember.class, responseCode = "200")
    public Response resetSecondFactor(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return answer(desk.resetSecondFactor(id, attempt("resetSecondFactor", key, id), IfMatch.of(ifMatch)));
    }

    @POST
    @Path("/{id}/password-reset")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = StaffMember.class, responseCode = "200")
    public Response resetPassword(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return answer(desk.resetPassword(id, attempt("resetPassword", key, id), IfMatch.of(ifMatch)));
    }

    private Attempt attempt(String operation, String key, Object payload) {
        var sender = actor.get();
        return new Attempt(
                sender.client() + "/" + sender.account(), operation, IdempotencyKey.of(key), List.of(payload));
    }

    private static RestResponse<StaffMember> tagged(StaffDesk.Shown shown) {
        return RestResponse.ResponseBuilder.ok(shown.member())
                .header(HttpHeaders.ETAG, shown.tag())
                .build();
    }

    private static Response answer(Answer answer) {
        var response = Response.status(answer.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ETAG, answer.etag())
                .entity(answer.body());
        if (answer.location() != null) response.location(URI.create(answer.location()));
        if (answer.replayed()) response.header(REPLAYED, "true");
        return response.build();
    }
}
