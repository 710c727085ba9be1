package cn.icpfiling.sandbox.authority;

import cn.icpfiling.sandbox.inbox.Inbox;
import cn.icpfiling.sandbox.inbox.Phones;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;

/**
 * The filing password. It is created at the first grant, and the authority sends it to the subject's principal by SMS.
 */
@ApplicationScoped
class FilingPasswords {

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 8;

    private final Inbox inbox;
    private final SecureRandom random = new SecureRandom();

    FilingPasswords(Inbox inbox) {
        this.inbox = inbox;
    }

    String newPassword() {
        var password = new StringBuilder();
        for (var i = 0; i < LENGTH; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    byte[] hash(String baxh, String password) {
        return Digests.sha256(baxh, password);
    }

    void send(String mobile, String number, String password) {
        inbox.deliverFromAuthority(
                Phones.normalized(mobile).orElseThrow(),
                "【ICP备案】您的备案已通过审核，备案号：" + number + "，备案密码：" + password + "，请妥善保管。");
    }
}
