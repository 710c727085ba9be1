package cn.icpfiling.platform.web;

import cn.icpfiling.platform.security.Reach;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;

/** A resource that members of an account may call, and what somebody forgot to say about it. */
@Path("/api/v1/for-members")
@RolesAllowed(Roles.APPLICANT)
@RunOnVirtualThread
@Produces(MediaType.TEXT_PLAIN)
@Consumes(MediaType.APPLICATION_JSON)
final class MembersResource {

    private final CurrentActor actor;
    private final SecurityIdentity identity;

    MembersResource(CurrentActor actor, SecurityIdentity identity) {
        this.actor = actor;
        this.identity = identity;
    }

    @GET
    @MemberRight(value = Right.VIEW, ofAllServices = true)
    public String ofAll() {
        return "all";
    }

    @GET
    @Path("/{id}")
    @MemberRight(Right.VIEW)
    public String ofOne(@PathParam("id") UUID id) {
        actor.requireRight(Reach.service(id));
        return actor.account() + " " + actor.get().member();
    }

    @POST
    @Path("/{id}")
    @MemberRight(Right.EDIT)
    public String edit(@PathParam("id") UUID id, Map<String, String> ignored) {
        actor.requireRight(Reach.service(id));
        return "edited";
    }

    @GET
    @Path("/forgotten")
    public String forgotten() {
        return "no member should read this";
    }

    @GET
    @Path("/open")
    @PermitAll
    public String open() {
        return identity.isAnonymous() ? "nobody" : actor.account().toString();
    }
}
