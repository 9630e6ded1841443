/** The `test` of a product with a model: a scripted OpenAI-compatible server that the test can make fail. */
import { startMockUpstream, type MockUpstream } from "#server/testing/mock-upstream.ts";
import { test as base } from "./product-test.ts";
import { type Product, startProduct } from "./start-product.ts";

export const KEY = "sk-test-3f9b8a71c2d64e05";

export const test = base.extend<{ upstream: MockUpstream; product: Product }>({
  upstream: async ({}, provide) => {
    const upstream = await startMockUpstream();
    await provide(upstream);
    await upstream.close();
  },
  product: async ({ upstream }, provide) => {
    const product = await startProduct({ env: modelEnv(upstream) });
    await provide(product);
    await product.stop();
  },
});

export function modelEnv({ url }: Pick<MockUpstream, "url">): Record<string, string> {
  return { OPENAI_BASE_URL: url, OPENAI_API_KEY: KEY };
}
