package cn.icpfiling.account.core;

/** How a partner's client proves who it is. */
public enum CredentialKind {
    SECRET,
    PUBLIC_KEY
}
