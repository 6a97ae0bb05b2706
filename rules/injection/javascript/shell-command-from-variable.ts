import { execSync, spawnSync } from "node:child_process";

interface Release {
  tag: string;
  notes: string;
}

export function publish(release: Release): string {
  // ruleid: injection/shell-command-from-variable-javascript
  return execSync(`git tag -a ${release.tag} -m "${release.notes}"`, { encoding: "utf8" });
}

export function publishSafely(release: Release): void {
  // ok: injection/shell-command-from-variable-javascript
  spawnSync("git", ["tag", "-a", release.tag, "-m", release.notes]);
}

export function head(): string {
  // ok: injection/shell-command-from-variable-javascript
  return execSync("git rev-parse HEAD", { encoding: "utf8" }).trim();
}
