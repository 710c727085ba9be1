package cn.icpfiling.filing.rules;

import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.BodyLimit;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/rule-sets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, RuleSetsResource.YAML})
@RolesAllowed(Roles.ADMINISTRATOR)
@RunOnVirtualThread
final class RuleSetsResource {

    static final String YAML = "application/yaml";

    private final IdempotentRequests requests;
    private final ReplaceRuleSet replaceRuleSet;
    private final ShowRuleSets showRuleSets;
    private final CheckRuleSet checkRuleSet;

    RuleSetsResource(
            IdempotentRequests requests,
            ReplaceRuleSet replaceRuleSet,
            ShowRuleSets showRuleSets,
            CheckRuleSet checkRuleSet) {
        this.requests = requests;
        this.replaceRuleSet = replaceRuleSet;
        this.showRuleSets = showRuleSets;
        this.checkRuleSet = checkRuleSet;
    }

    @POST
    @APIResponseSchema(value = RuleSetSummary.class, responseCode = "201")
    @RequestBody(
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RuleSetFile.class)),
                @Content(mediaType = YAML, schema = @Schema(implementation = RuleSetFile.class))
            })
    @BodyLimit(1 << 20)
    public Response replaceRuleSet(
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @QueryParam("replaces") @NotNull @Min(1) Integer replaces,
            @QueryParam("effectiveFrom") OffsetDateTime effectiveFrom,
            @NotNull String body) {
        var from = effectiveFrom == null ? null : effectiveFrom.toInstant();
        var idempotentRequest = requests.of("replaceRuleSet", key, replaces, Objects.toString(from), body);
        return replaceRuleSet.handle(idempotentRequest, replaces, from, body).toResponse();
    }

    @POST
    @Path("/comparison")
    @RequestBody(
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RuleSetFile.class)),
                @Content(mediaType = YAML, schema = @Schema(implementation = RuleSetFile.class))
            })
    @BodyLimit(1 << 20)
    public RuleSetDifference checkRuleSet(@NotNull String body) {
        return checkRuleSet.handle(body);
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public Page<RuleSetSummary> listRuleSets(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return showRuleSets.page(cursor, limit);
    }

    @GET
    @Path("/{version}")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public RuleSetView showRuleSet(@PathParam("version") int version) {
        return showRuleSets.one(version);
    }
}
