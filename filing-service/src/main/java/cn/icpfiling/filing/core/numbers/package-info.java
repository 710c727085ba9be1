/**
 * Service numbers of the provider: each pays for one filing and is spent with it. The product behind a number tells for
 * how long it can be used.
 */
package cn.icpfiling.filing.core.numbers;
