package cn.icpfiling.filing.prefill;

import cn.icpfiling.platform.web.BodyLimit;
import cn.icpfiling.platform.web.pace.EvenlyPaced;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The operations behind the link in a message. They need the link and no token, since its holder may have no account. */
@Path("/api/v1/prefilled-order-links/{secret}")
@Produces(MediaType.APPLICATION_JSON)
@EvenlyPaced
@RunOnVirtualThread
final class PrefilledOrderLinksResource {

    private final AnswerOffer answer;
    private final PrefillPage page;

    PrefilledOrderLinksResource(AnswerOffer answer, PrefillPage page) {
        this.answer = answer;
        this.page = page;
    }

    @GET
    @PermitAll
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    @APIResponseSchema(value = PrefillOfferView.class, responseCode = "200")
    public Response showPrefillOffer(@PathParam("secret") String secret, @Context Request request) {
        return page.answer(answer.show(secret), request);
    }

    @POST
    @PermitAll
    @Path("/declination")
    @Consumes(MediaType.APPLICATION_JSON)
    @BodyLimit(BodyLimit.OF_STRANGERS)
    public PrefillOfferView declinePrefillOffer(
            @PathParam("secret") String secret, @NotNull @Valid PrefillDeclination request) {
        return answer.decline(secret, Boolean.TRUE.equals(request.blockPartner()));
    }
}
