package cn.icpfiling.account.codes;

import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.core.OneTimeCode;
import cn.icpfiling.account.store.OneTimeCodeRepository;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;

/** Creates one-time codes. The digits are returned once and not stored. */
@ApplicationScoped
public class CodeIssuer {

    private final SecureRandom random = new SecureRandom();
    private final CodeHash hashes;
    private final OneTimeCodeRepository codes;
    private final Clock clock;

    CodeIssuer(CodeHash hashes, OneTimeCodeRepository codes, Clock clock) {
        this.hashes = hashes;
        this.codes = codes;
        this.clock = clock;
    }

    public record IssuedCode(OneTimeCode code, String digits) {

        @Override
        public String toString() {
            return "IssuedCode[" + code.id() + "]";
        }
    }

    /** @param boundTo what the code is valid for besides its purpose: a phone, or the id of what it proves */
    @Transactional(Transactional.TxType.MANDATORY)
    public IssuedCode issue(CodePurpose purpose, String boundTo) {
        var digits = "%06d".formatted(random.nextInt(1_000_000));
        var id = Ids.next();
        var code = new OneTimeCode(id, purpose, hashes.of(id, purpose, boundTo, digits), clock.instant());
        codes.persist(code);
        return new IssuedCode(code, digits);
    }
}
