/**
 * A developer's short cuts: a submitted order goes through both reviews by one call, and a holder's own data is reset. Both act
 * through the platform's public API and the sandbox's own counterparts; the platform has no short cut for them.
 */
package cn.icpfiling.sandbox.play;
