/**
 * A developer's short cuts: a submitted order goes through both reviews by one call, a holder's own data is reset, and a filing of
 * the old platform is loaded when it is looked at. They act
 * through the platform's public API and the sandbox's own counterparts; the platform has no short cut for them.
 */
package cn.icpfiling.sandbox.play;
