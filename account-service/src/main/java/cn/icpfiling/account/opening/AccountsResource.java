package cn.icpfiling.account.opening;

import cn.icpfiling.account.accounts.AccountView;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.http.RequestLanguage;
import cn.icpfiling.account.sessions.SessionView;
import cn.icpfiling.platform.web.BodyLimit;
import cn.icpfiling.platform.web.json.MailForm;
import cn.icpfiling.platform.web.pace.EvenlyPaced;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/accounts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class AccountsResource {

    private final OpenAccount openAccount;

    AccountsResource(OpenAccount openAccount) {
        this.openAccount = openAccount;
    }

    record AccountRequest(
            @NotNull UUID codeId,
            @NotNull @Pattern(regexp = "^[0-9]{6}$") String code,
            @NotNull @Size(max = 32) String phone,
            @Email(regexp = MailForm.ASCII) @Size(max = 254) String mail,
            @Pattern(regexp = "^(zh|en)$") String locale) {

        @Override
        public String toString() {
            return "AccountRequest";
        }
    }

    record OpenedAccount(AccountView account, SessionView session) {}

    @POST
    @PermitAll
    @EvenlyPaced
    @APIResponseSchema(value = OpenedAccount.class, responseCode = "201")
    @BodyLimit(BodyLimit.OF_STRANGERS)
    public RestResponse<OpenedAccount> openAccount(
            @NotNull @Valid AccountRequest request, @Context HttpHeaders headers) {
        var language =
                Optional.ofNullable(Language.ofTag(request.locale())).orElseGet(() -> RequestLanguage.of(headers));
        var session = openAccount.handle(request.codeId(), request.code(), request.phone(), request.mail(), language);
        return RestResponse.ResponseBuilder.create(
                        RestResponse.Status.CREATED, new OpenedAccount(session.account(), session))
                .header(HttpHeaders.LOCATION, "/api/v1/accounts/me")
                .build();
    }
}
