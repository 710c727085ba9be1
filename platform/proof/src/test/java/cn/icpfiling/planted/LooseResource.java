package cn.icpfiling.planted;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Names its roles in ways that also admit callers for whom the operation is not meant. */
@Path("/loose")
@PermitAll
final class LooseResource implements InheritedOperations {
    @GET
    @Path("/anyone")
    @RolesAllowed("**")
    public String anyone() {
        return "";
    }

    @GET
    @Path("/nobody")
    @RolesAllowed({})
    public String nobody() {
        return "";
    }

    @GET
    @Path("/signed-in")
    @Authenticated
    public String signedIn() {
        return "";
    }

    @Path("/below")
    public SubResource below() {
        return new SubResource();
    }

    @Override
    public String inherited() {
        return "";
    }
}
