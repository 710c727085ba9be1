package cn.icpfiling.account.members;

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
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

/** Members of the caller's account. */
@Path("/api/v1/accounts/me/members")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.APPLICANT)
@RunOnVirtualThread
final class MembersResource {

    private final ShowMembers show;
    private final InviteMember invite;
    private final ChangeMember change;
    private final IdempotentRequests requests;

    MembersResource(ShowMembers show, InviteMember invite, ChangeMember change, IdempotentRequests requests) {
        this.show = show;
        this.invite = invite;
        this.change = change;
        this.requests = requests;
    }

    @GET
    public Page<MemberView> listMembers(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return show.page(cursor, limit);
    }

    @POST
    @FreshFactor
    @APIResponseSchema(value = MemberView.class, responseCode = "201")
    public Response inviteMember(
            @HeaderParam(IdempotencyKey.HEADER) String key, @NotNull @Valid MemberEntry.NewMember entry) {
        return invite.handle(requests.of("inviteMember", key, entry), entry).toResponse();
    }

    @GET
    @Path("/{id}")
    public RestResponse<MemberView> showMember(@PathParam("id") UUID id) {
        return tagged(show.one(id));
    }

    @PUT
    @Path("/{id}/grants")
    @FreshFactor
    public RestResponse<MemberView> replaceMemberGrants(
            @PathParam("id") UUID id,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid MemberEntry.NewGrants entry) {
        return tagged(change.grant(id, IfMatch.of(ifMatch), MemberEntry.grants(entry.grants())));
    }

    @DELETE
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    public void removeMember(@PathParam("id") UUID id) {
        change.remove(id);
    }

    private static RestResponse<MemberView> tagged(TaggedMember shown) {
        return TaggedResponses.of(shown.tag(), shown.member());
    }
}
