package cn.icpfiling.account.codes;

import cn.icpfiling.account.codes.OneTimeCodesResource.OwnPurpose;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/internal/accounts/{id}/code-redemptions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
final class CodeRedemptionsResource {

    private final RedeemCode redeemCode;

    CodeRedemptionsResource(RedeemCode redeemCode) {
        this.redeemCode = redeemCode;
    }

    /**
     * @param object what the account acts on: the id that the code was asked for
     * @param redemptionId the same for each repeat of one act; null if the sender never repeats it
     */
    record CodeRedemption(
            @NotNull OwnPurpose purpose,
            @NotNull UUID object,
            @NotNull UUID codeId,
            @NotNull @Pattern(regexp = "^[0-9]{6}$") String code,
            UUID redemptionId) {

        @Override
        public String toString() {
            return "CodeRedemption for " + purpose;
        }
    }

    @POST
    @ResponseStatus(204)
    @APIResponse(responseCode = "204")
    public void redeemCode(@PathParam("id") UUID account, @NotNull @Valid CodeRedemption redemption) {
        UnitOfWork.keepingRefusals(() -> {
            redeemCode.handle(
                    redemption.codeId(),
                    CodePurpose.valueOf(redemption.purpose().name()),
                    OwnCodeBinding.boundTo(account, redemption.object()),
                    redemption.code(),
                    redemption.redemptionId());
            return null;
        });
    }
}
