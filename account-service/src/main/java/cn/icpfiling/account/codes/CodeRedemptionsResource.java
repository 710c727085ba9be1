package cn.icpfiling.account.codes;

import cn.icpfiling.account.codes.OneTimeCodesResource.OwnPurpose;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.lostphones.LostPhoneCases;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
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
    private final LostPhoneCases lostPhone;

    CodeRedemptionsResource(RedeemCode redeemCode, LostPhoneCases lostPhone) {
        this.redeemCode = redeemCode;
        this.lostPhone = lostPhone;
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
            if (redemption.purpose() == OwnPurpose.CANCEL_ACCESS && lostPhone.isGranted(account)) {
                // A code that was sent before the grant; filing-service knows this refusal.
                throw new ProblemException(AccountProblem.CODE_UNKNOWN);
            }
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
