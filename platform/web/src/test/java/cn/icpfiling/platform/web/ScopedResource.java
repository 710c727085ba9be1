package cn.icpfiling.platform.web;

import cn.icpfiling.platform.security.Actor;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** A resource that partners may call, and what somebody forgot to say about it. */
@Path("/api/v1/scoped")
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
final class ScopedResource {

    record Thing(@NotBlank String name) {}

    private final CurrentActor actor;

    ScopedResource(CurrentActor actor) {
        this.actor = actor;
    }

    @GET
    @Scope(Scopes.FILINGS_READ)
    public Actor read(@QueryParam("of") UUID of) {
        return actor.get();
    }

    @POST
    @Scope(Scopes.FILINGS_WRITE)
    public Thing write(@NotNull @Valid Thing thing) {
        return thing;
    }

    @GET
    @Path("/forgotten")
    public String forgotten() {
        return "no partner should read this";
    }

    @GET
    @Path("/account")
    @Scope(Scopes.FILINGS_READ)
    public UUID account() {
        return actor.account();
    }

    @GET
    @Path("/people")
    @RolesAllowed(Roles.APPLICANT)
    public String people() {
        return "people only";
    }

    @POST
    @Path("/fresh")
    @Scope(Scopes.FILINGS_WRITE)
    @FreshFactor
    public Thing fresh(@NotNull @Valid Thing thing) {
        return thing;
    }

    @GET
    @Path("/open")
    @PermitAll
    public String open() {
        return "open";
    }
}
