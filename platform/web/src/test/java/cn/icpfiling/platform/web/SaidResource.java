package cn.icpfiling.platform.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Tells what of a request reaches the code of a service. */
@Path("/api/v1/said")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
final class SaidResource {

    record Said(String path, String query, String header) {}

    @GET
    @Path("/here")
    public Said here() {
        return new Said("the other operation", null, null);
    }

    @GET
    @Path("/{text}")
    public Said said(
            @PathParam("text") String text, @QueryParam("text") String query, @HeaderParam("X-Text") String header) {
        return new Said(text, query, header);
    }
}
