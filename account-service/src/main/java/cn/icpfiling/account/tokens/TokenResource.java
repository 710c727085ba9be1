package cn.icpfiling.account.tokens;

import cn.icpfiling.platform.web.BodyLimit;
import cn.icpfiling.platform.web.pace.EvenlyPaced;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

@Path(TokenResource.PATH)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class TokenResource {

    static final String PATH = "/oauth2/token";

    private final IssueToken issueToken;

    TokenResource(IssueToken issueToken) {
        this.issueToken = issueToken;
    }

    record Token(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") int expiresIn,
            String scope) {

        @Override
        public String toString() {
            return "Token";
        }
    }

    @POST
    @PermitAll
    @EvenlyPaced
    @BodyLimit(BodyLimit.OF_STRANGERS)
    public RestResponse<Token> issueToken(
            @FormParam("grant_type") String grant,
            @FormParam("client_id") @Size(max = 64) String client,
            @FormParam("client_secret") @Size(max = 256) String secret,
            @FormParam("client_assertion_type") @Size(max = 100) String assertionType,
            @FormParam("client_assertion") @Size(max = 4096) String assertion,
            @FormParam("scope") @Size(max = 256) String scope,
            @Context HttpHeaders headers) {
        var token = issueToken.handle(new TokenRequest(
                grant,
                headers.getHeaderString(HttpHeaders.AUTHORIZATION),
                client,
                secret,
                assertionType,
                assertion,
                scope));
        return RestResponse.ResponseBuilder.ok(
                        new Token(token.text(), AccessTokens.TYPE, token.secondsLeft(), token.scope()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
