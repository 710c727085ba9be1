package cn.icpfiling.sandbox.authority;

import cn.icpfiling.platform.personaldata.Masks;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Types all codes of an order that are still pending, as its principals would. */
@ApplicationScoped
public class TypeCodes {

    private final SmsCodes codes;
    private final VerifySmsCode verify;

    TypeCodes(SmsCodes codes, VerifySmsCode verify) {
        this.codes = codes;
        this.verify = verify;
    }

    /** Returns the phones whose code was right, masked. */
    public List<String> allOf(String orderId) {
        var baxh = orderId.replace("-", "");
        return codes.pendingOf(baxh).stream()
                .filter(pending -> verify.handle(baxh, pending.phone(), pending.code(), pending.lastSix())
                        instanceof VerifySmsCode.Outcome.Verified)
                .map(pending -> Masks.phone(pending.phone()))
                .toList();
    }
}
