package cn.icpfiling.account.captchas;

import cn.icpfiling.platform.captcha.DrawnPicture;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/public-captchas")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class PublicCaptchasResource {

    private final PublicCaptchas captchas;

    PublicCaptchasResource(PublicCaptchas captchas) {
        this.captchas = captchas;
    }

    @Schema(name = "PublicCaptcha")
    record PublicCaptcha(
            @NotNull UUID captchaId,
            @NotNull String background,
            @NotNull String piece,
            @NotNull int y,
            @NotNull Instant expiresAt) {

        static PublicCaptcha of(DrawnPicture drawn) {
            return new PublicCaptcha(
                    drawn.captchaId(), drawn.background(), drawn.piece(), drawn.y(), drawn.expiresAt());
        }
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @PermitAll
    @ResponseStatus(201)
    @APIResponseSchema(value = PublicCaptcha.class, responseCode = "201")
    public PublicCaptcha drawPublicCaptcha() {
        return PublicCaptcha.of(captchas.draw());
    }
}
