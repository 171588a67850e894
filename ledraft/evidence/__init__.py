"""From files to annexes that add up: intake, exchange exports, selection, annexes, valuation, fund flow,
identity copies.
"""
