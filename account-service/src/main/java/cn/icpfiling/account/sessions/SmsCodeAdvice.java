package cn.icpfiling.account.sessions;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.SignInMethod;
import cn.icpfiling.platform.problem.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Tells a holder who signed in by an SMS code alone what others can do with such a code, and offers the second factor, as OWASP ASVS 6.6.1
 * asks of codes that come over the telephone network.
 */
@ApplicationScoped
class SmsCodeAdvice {

    private static final String TEXT = "SMS_CODE_ADVICE.text";

    private final Texts texts;

    SmsCodeAdvice(Texts texts) {
        this.texts = texts;
    }

    /** In the language of the account. Null if the holder proved more than the code, or none. */
    String after(Account account, List<SignInMethod> provenBy) {
        return provenBy.equals(List.of(SignInMethod.SMS_CODE))
                ? texts.text(account.language().locale(), TEXT, List.of())
                : null;
    }
}
