package cn.icpfiling.legacy.pictures;

import cn.icpfiling.legacy.store.ClaimLimitTable;
import cn.icpfiling.platform.captcha.SliderCaptchas;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.MachineClock;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/legacy-captchas")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RolesAllowed(Roles.APPLICANT)
@RunOnVirtualThread
final class LegacyCaptchasResource {

    private static final int AN_HOUR = 30;

    private final SliderCaptchas captchas;
    private final CurrentActor actor;
    private final ClaimLimitTable limits;
    private final Clock clock;

    LegacyCaptchasResource(
            SliderCaptchas captchas, CurrentActor actor, ClaimLimitTable limits, @MachineClock Clock clock) {
        this.captchas = captchas;
        this.actor = actor;
        this.limits = limits;
        this.clock = clock;
    }

    @Schema(name = "LegacyCaptcha")
    record LegacyCaptcha(
            @NotNull UUID captchaId,
            @NotNull String background,
            @NotNull String piece,
            @NotNull int y,
            @NotNull Instant expiresAt) {}

    /** Counts before drawing, because drawing is expensive. */
    @POST
    @ResponseStatus(201)
    @APIResponseSchema(value = LegacyCaptcha.class, responseCode = "201")
    public LegacyCaptcha drawLegacyCaptcha() {
        var account = actor.account();
        limits.count(account, ClaimLimitTable.Kind.PICTURE, AN_HOUR);
        var drawn = captchas.draw(account, clock.instant());
        return new LegacyCaptcha(drawn.captchaId(), drawn.background(), drawn.piece(), drawn.y(), drawn.expiresAt());
    }
}
