package cn.icpfiling.account.cases;

import cn.icpfiling.account.http.RequestLanguage;
import cn.icpfiling.platform.web.pace.EvenlyPaced;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/case-stops/{secret}")
@Consumes(MediaType.WILDCARD)
@Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
@RunOnVirtualThread
final class CaseStopsResource {

    private final StopCase stop;
    private final StopPage page;

    CaseStopsResource(StopCase stop, StopPage page) {
        this.stop = stop;
        this.page = page;
    }

    @GET
    @PermitAll
    @EvenlyPaced
    @APIResponseSchema(value = StoppableCase.class, responseCode = "200")
    public Response showStoppableCase(
            @PathParam("secret") String secret, @Context Request request, @Context HttpHeaders headers) {
        return page.answer(stop.show(secret), request, RequestLanguage.of(headers));
    }

    @POST
    @PermitAll
    @EvenlyPaced
    @APIResponseSchema(value = StoppableCase.class, responseCode = "200")
    public Response stopCaseByLink(
            @PathParam("secret") String secret, @Context Request request, @Context HttpHeaders headers) {
        return page.answer(stop.byLink(secret), request, RequestLanguage.of(headers));
    }
}
