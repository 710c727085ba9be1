package cn.icpfiling.platform.web.security;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import org.jose4j.keys.resolvers.VerificationKeyResolver;

/** Verifies tokens as the library does, with {@link PublishedKeys}. account-service has its own, which precedes. */
@Alternative
@Priority(0)
@ApplicationScoped
class TokenParser extends JWTCallerPrincipalFactory {

    private final Parser parser;

    TokenParser(PublishedKeys keys) {
        this.parser = new Parser(keys);
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        var context = parser.parse(token, rules);
        var type = context.getJoseObjects().getFirst().getHeader("typ");
        return new DefaultJWTCallerPrincipal(token, type, context.getJwtClaims());
    }

    private static final class Parser extends DefaultJWTTokenParser {

        private final PublishedKeys keys;

        Parser(PublishedKeys keys) {
            this.keys = keys;
        }

        @Override
        protected VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo rules) {
            return (signature, nesting) -> keys.verifying(signature.getKeyIdHeaderValue());
        }
    }
}
