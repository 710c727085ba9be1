package cn.icpfiling.account.tokens;

import cn.icpfiling.platform.web.MachineClock;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/** Verifies tokens with the keys in memory. Fetching the keys over HTTP would need this very service. */
@Alternative
@Priority(1)
@ApplicationScoped
class OwnTokens extends JWTCallerPrincipalFactory {

    private final Parser parser;

    OwnTokens(SigningKeys keys, @MachineClock Clock clock) {
        this.parser = new Parser(keys, clock);
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        var context = parser.parse(token, rules);
        var type = context.getJoseObjects().getFirst().getHeader("typ");
        return new DefaultJWTCallerPrincipal(token, type, context.getJwtClaims());
    }

    private static final class Parser extends DefaultJWTTokenParser {

        private final SigningKeys keys;
        private final Clock clock;

        Parser(SigningKeys keys, Clock clock) {
            this.keys = keys;
            this.clock = clock;
        }

        @Override
        protected VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo rules) {
            return (signature, nesting) -> keys.verifying(signature.getKeyIdHeaderValue(), clock.instant())
                    .orElseThrow(() -> new UnresolvableKeyException("no key of ours"));
        }
    }
}
