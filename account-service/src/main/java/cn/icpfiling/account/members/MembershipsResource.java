package cn.icpfiling.account.members;

import cn.icpfiling.account.sessions.SessionView;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The caller's own memberships in other accounts. */
@Path("/api/v1/memberships")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.APPLICANT)
@RunOnVirtualThread
final class MembershipsResource {

    private final ShowMembers show;
    private final AcceptInvitation invitations;
    private final OpenMemberSession openSession;

    MembershipsResource(ShowMembers show, AcceptInvitation invitations, OpenMemberSession openSession) {
        this.show = show;
        this.invitations = invitations;
        this.openSession = openSession;
    }

    @GET
    public MembershipList listMemberships() {
        return show.ofPerson();
    }

    @PUT
    @Path("/{id}/acceptance")
    public MembershipView acceptMembership(@PathParam("id") UUID id) {
        return invitations.accept(id);
    }

    @POST
    @Path("/{id}/sessions")
    @ResponseStatus(201)
    @APIResponseSchema(value = SessionView.class, responseCode = "201")
    public SessionView openMemberSession(@PathParam("id") UUID id) {
        return openSession.handle(id);
    }

    @DELETE
    @Path("/{id}")
    public void leaveMembership(@PathParam("id") UUID id) {
        invitations.leave(id);
    }
}
