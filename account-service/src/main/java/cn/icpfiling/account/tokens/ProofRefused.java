package cn.icpfiling.account.tokens;

/** A client's proof was refused. */
final class ProofRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final ProofFault fault;

    ProofRefused(ProofFault fault) {
        super(fault.name());
        this.fault = fault;
    }

    ProofFault fault() {
        return fault;
    }
}
