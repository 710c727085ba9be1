package cn.icpfiling.account.scoperequests;

import cn.icpfiling.account.core.ScopeRequest;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Shows requests for scopes; encrypts and decrypts what people wrote into them. */
@ApplicationScoped
class ScopeRequestViews {

    private static final String TABLE = "client_scope_requests";

    private final FieldCipher cipher;

    ScopeRequestViews(FieldCipher cipher) {
        this.cipher = cipher;
    }

    byte[] reason(UUID request, String text) {
        return cipher.encrypt(TABLE, "reason", request, text);
    }

    /** Null stays null. */
    byte[] answer(UUID request, String text) {
        return cipher.encrypt(TABLE, "answer", request, text);
    }

    TaggedScopeRequest tagged(ScopeRequest request) {
        return new TaggedScopeRequest(of(request), new VersionTag(request.version(), Locale.ROOT));
    }

    ScopeRequestView of(ScopeRequest request) {
        return new ScopeRequestView(
                request.id(),
                request.partner(),
                request.client(),
                List.copyOf(request.scopes()),
                request.state(),
                cipher.decrypt(TABLE, "reason", request.id(), request.reason()),
                cipher.decrypt(TABLE, "answer", request.id(), request.answer()),
                request.openedAt(),
                request.expiresAt(),
                request.decidedAt());
    }
}
