package cn.icpfiling.account.quotas;

import cn.icpfiling.account.store.PartnerRepository;
import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.write.IfNoneMatch;
import cn.icpfiling.platform.web.write.TaggedResponses;
import cn.icpfiling.platform.web.write.VersionTag;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

/** The quotas in force, for the gateway, which asks again with the ETag that it has. */
@Path("/internal/partners/{id}/quotas")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class QuotaLookupResource {

    private final PartnerRepository partners;
    private final QuotasOfPartner quotas;

    QuotaLookupResource(PartnerRepository partners, QuotasOfPartner quotas) {
        this.partners = partners;
        this.quotas = quotas;
    }

    record QuotasInForce(UUID partnerId, List<QuotaView> quotas) {}

    @GET
    @RolesAllowed(Roles.SERVICE)
    @APIResponseSchema(value = QuotasInForce.class, responseCode = "200")
    @APIResponse(responseCode = "304")
    public RestResponse<QuotasInForce> getQuotas(
            @PathParam("id") UUID partner, @HeaderParam(IfNoneMatch.HEADER) String ifNoneMatch) {
        if (UnitOfWork.in(() -> partners.findByIdOptional(partner)).isEmpty()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        // Without the number of customers, which would change the tag with each customer.
        var inForce = quotas.of(partner).quotas().stream()
                .map(quota -> new QuotaView(quota.kind(), quota.clientId(), quota.most(), quota.validFrom(), null))
                .toList();
        var tag = new VersionTag(digest(JsonText.write(inForce)), Locale.ROOT);
        return TaggedResponses.of(tag, new QuotasInForce(partner, inForce), IfNoneMatch.of(ifNoneMatch));
    }

    private static long digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong() & Long.MAX_VALUE;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
